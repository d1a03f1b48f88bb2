"""Makes the pictures of colour variants from the rendered product pictures.

The scene files hold each product in one colour. This moves the colour of the fabric or glaze alone, in CIELAB,
and leaves light, shadow, wood and background as they were rendered. Run once, by hand, after a picture changed:

    pip install pillow numpy scipy
    python demo/recolour.py
"""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from scipy import ndimage
from scipy.interpolate import CubicSpline

MEDIA = Path(__file__).parent / "media"
# sRGB primaries and the D65 white of CIELAB.
TO_XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])
WHITE = np.array([0.95047, 1.0, 1.08883])


def to_lab(rgb):
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    f = (linear @ TO_XYZ.T) / WHITE
    f = np.where(f > 0.008856, np.cbrt(f), 7.787 * f + 16 / 116)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1)


def to_rgb(lab):
    y = (lab[..., 0] + 16) / 116
    f = np.stack([lab[..., 1] / 500 + y, y, y - lab[..., 2] / 200], -1)
    xyz = np.where(f > 0.206893, f**3, (f - 16 / 116) / 7.787) * WHITE
    linear = np.clip(xyz @ np.linalg.inv(TO_XYZ).T, 0, 1)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)


def step(values, low, high):
    """0 below low, 1 above high, smooth between."""
    t = np.clip((values - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def soften(mask, radius):
    image = Image.fromarray((mask * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(radius))
    return np.asarray(image) / 255


def largest_part(mask):
    """Without specks elsewhere and without holes."""
    parts, _ = ndimage.label(ndimage.binary_closing(mask, iterations=3))
    largest = np.bincount(parts.ravel())[1:].argmax() + 1
    return ndimage.binary_fill_holes(parts == largest).astype(float)


def fabric_of_chair(lab):
    """Green against warm walls and oak. JPEG keeps colour at half the resolution, so it is smoothed first."""
    a, b = (ndimage.gaussian_filter(lab[..., i], 1.5) for i in (1, 2))
    return largest_part((np.degrees(np.arctan2(b, a)) > 92.5) & (np.hypot(a, b) > 10))


def wool_of_throw(lab):
    return step(np.hypot(lab[..., 1], lab[..., 2]), 20, 27)


# The glaze has nearly the colour of the wall behind it, so its outline is drawn by hand.
MUG = [
    (151, 292), (152, 282), (161, 266), (183, 239), (220, 222), (265, 213), (322, 209), (375, 211), (416, 220),
    (452, 232), (477, 247), (484, 252), (497, 242), (514, 238), (532, 238), (550, 242), (571, 254), (591, 273),
    (603, 292), (609, 314), (608, 337), (601, 363), (587, 392), (567, 418), (542, 439), (525, 449), (514, 453),
    (486, 461), (484, 488), (480, 506), (477, 517), (465, 538), (432, 555), (383, 567), (330, 574), (285, 571),
    (236, 561), (195, 543), (175, 522), (169, 508), (163, 476), (157, 394), (152, 312),
]
HANDLE_HOLE = [
    (490, 316), (505, 303), (522, 295), (538, 299), (554, 314), (559, 331), (556, 355), (546, 378), (528, 391),
    (505, 403), (488, 411),
]


def glaze_of_mug(lab):
    scale = 4
    image = Image.new("L", (lab.shape[1] * scale, lab.shape[0] * scale))
    draw = ImageDraw.Draw(image)
    for outline, fill in ((MUG, 255), (HANDLE_HOLE, 0)):
        draw.polygon([(x * scale, y * scale) for x, y in smooth(outline)], fill=fill)
    outline = np.asarray(image.resize((lab.shape[1], lab.shape[0]), Image.LANCZOS)) / 255
    # The raw clay below is far more colourful than the glaze.
    return outline * (1 - step(ndimage.gaussian_filter(lab[..., 1], 1), 3, 8))


def smooth(points):
    """A closed curve through the points."""
    closed = np.array([*points, points[0]], float)
    steps = np.linspace(0, len(points), 40 * len(points))
    return CubicSpline(np.arange(len(closed)), closed, bc_type="periodic")(steps)


def recolour(source, target, find, lightness, gain, a, b, keep):
    """Moves the found area to hue (a, b); `gain` stretches its light around its mean, `keep` its own variation of hue."""
    rgb = np.asarray(Image.open(MEDIA / source).convert("RGB")) / 255
    lab = to_lab(rgb)
    mask = soften(find(lab), 0.7)
    weight = mask.sum()
    mean = (lab * mask[..., None]).sum((0, 1)) / weight
    new = lab.copy()
    new[..., 0] = lightness + (lab[..., 0] - mean[0]) * gain
    # Darker folds are less colourful, as in the rendered colour.
    depth = np.clip(new[..., 0] / lightness, 0.5, 1.25)
    new[..., 1] = a * depth + (lab[..., 1] - mean[1]) * keep
    new[..., 2] = b * depth + (lab[..., 2] - mean[2]) * keep
    mixed = rgb * (1 - mask[..., None]) + to_rgb(new) * mask[..., None]
    Image.fromarray((np.clip(mixed, 0, 1) * 255).round().astype(np.uint8)).save(
        MEDIA / target, quality=90, optimize=True
    )


recolour("lounge-chair.jpg", "lounge-chair-rust.jpg", fabric_of_chair, 40, 1.0, 27, 29, 0.5)
recolour("lounge-chair.jpg", "lounge-chair-sand.jpg", fabric_of_chair, 70, 0.75, 3, 15, 0.4)
recolour("wool-throw.jpg", "wool-throw-oatmeal.jpg", wool_of_throw, 78, 0.8, 2, 13, 0.1)
recolour("coffee-mug.jpg", "coffee-mug-moss.jpg", glaze_of_mug, 56, 1.25, -10, 15, 0.6)
