"""A ball falls from a height and bounces until it is hardly moving."""

GRAVITY = 9.81  # in m/s²


def bounces(height, kept=0.8, step=0.01):
    """The moments at which the ball meets the ground, in seconds."""
    time, speed, found = 0.0, 0.0, []
    while height > 0.001 or abs(speed) > 0.05:
        speed -= GRAVITY * step
        height += speed * step
        time += step
        if height < 0:
            height, speed = 0.0, -speed * kept
            found.append(round(time, 2))
    return found


for number, moment in enumerate(bounces(2.0), start=1):
    print(f"Bounce {number} after {moment} s")
