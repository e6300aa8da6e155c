"""Formulas of the kind that stand in school books: what has to be drawn, whatever else is."""

from __future__ import annotations

FORMULAS = (
    r"x", r"x^2", r"E = mc^2", r"a^2 + b^2 = c^2", r"\frac{-b \pm \sqrt{b^2-4ac}}{2a}", r"\sqrt[3]{27} = 3",
    r"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}", r"\int_0^1 x^2 \, dx = \frac{1}{3}",
    r"\lim_{x \to 0} \frac{\sin x}{x} = 1", r"\vec{F} = m \vec{a}", r"\overrightarrow{AB} \cdot \overrightarrow{CD}",
    r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", r"\begin{cases} x + y = 5 \\ x - y = 1 \end{cases}",
    r"\left( \frac{a}{b} \right)^2", r"\log_{10} 100 = 2", r"\sin^2\theta + \cos^2\theta = 1", r"\frac{dy}{dx}",
    r"\frac{\partial f}{\partial x}", r"\binom{n}{k}", r"n! = n \cdot (n-1)!", r"|x| \le 5",
    r"\left| \frac{x}{2} \right|", r"A \cup B \cap C", r"x \in \mathbb{R}", r"\forall x \exists y",
    r"p \Rightarrow q", r"\bar{x} = \frac{1}{n}\sum x_i", r"P(A \mid B)", r"\hat{p}",
    r"\sigma = \sqrt{\frac{\sum (x-\mu)^2}{N}}", r"\overline{AB} \parallel \overline{CD}", r"\angle ABC = 90^\circ",
    r"\triangle ABC \cong \triangle DEF", r"V = \frac{4}{3}\pi r^3", r"5\,\% \text{ of } 40",
    r"F = G\frac{m_1 m_2}{r^2}", r"v = \frac{\Delta s}{\Delta t}", r"P = U \cdot I", r"Q = mc\Delta T",
    r"\lambda = \frac{h}{p}", r"R = \rho \frac{l}{A}", r"9.81\,\mathrm{m/s^2}", r"3 \times 10^8\ \mathrm{m\,s^{-1}}",
    r"\nabla \cdot \vec{E} = \frac{\rho}{\varepsilon_0}", r"\frac{1}{f} = \frac{1}{a} + \frac{1}{b}",
    r"T = 2\pi\sqrt{\frac{l}{g}}", r"\mathrm{H_2O}", r"\mathrm{CO_3^{2-}}", r"\mathrm{2H_2 + O_2 \rightarrow 2H_2O}",
    r"\mathrm{N_2 + 3H_2 \rightleftharpoons 2NH_3}", r"{}^{14}_{6}\mathrm{C}", r"K_c = \frac{[C]^c[D]^d}{[A]^a[B]^b}",
    r"\mathrm{pH} = -\log_{10}[\mathrm{H^+}]", r"\xrightarrow{\Delta}", r"1 - \frac{1}{2} + \cdots",
    r"0.\overline{3}", r"x_{1,2}", r"\underbrace{a+a}_{n}", r"\cancel{x}", r"\boxed{x=2}", r"f'(x) = \dot{x}",
    r"\begin{aligned} 2x &= 4 \\ x &= 2 \end{aligned}", r"\text{speed} = \frac{\text{distance}}{\text{time}}",
    r"\begin{vmatrix} a & b \\ c & d \end{vmatrix}", r"a \neq b", r"\prod_{k=1}^n k", r"\mathcal{L}\{f\}",
    r"\operatorname{lcm}(a, b)", r"\lfloor x \rfloor", r"a \equiv b \pmod{n}", r"12{,}5\ €",
    r"\mathbf{v} \times \mathbf{w}", r"\widehat{ABC}", r"\frac{\frac{a}{b}}{c}", r"A^{\mathsf{T}}", r"\det A",
    r"\oint_C \mathbf{B}\cdot d\mathbf{l} = \mu_0 I",
)  # fmt: skip
