"""What may stand in a drawing: everything that draws, nothing that acts, asks or reaches outside."""

from __future__ import annotations

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENTS = _words(
    """svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath title desc
    linearGradient radialGradient stop clipPath mask pattern marker image style switch filter feBlend
    feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feMerge feMergeNode feOffset"""
)
"""Elements that are kept. ``a`` becomes ``g``; all others go with what is inside them."""

FILTER_STEPS = frozenset(name for name in ELEMENTS if name.startswith("fe"))
TEXT_ELEMENTS = frozenset({"text", "tspan", "textPath", "title", "desc"})

LOOKS = _words(
    """alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-
    interpolation-filters color-rendering direction display dominant-baseline fill fill-opacity fill-rule
    filter flood-color flood-opacity font font-family font-size font-size-adjust font-stretch font-style
    font-variant font-weight image-rendering isolation letter-spacing marker marker-end marker-mid marker-
    start mask mask-type mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity
    stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-
    opacity stroke-width text-anchor text-decoration text-rendering transform transform-origin unicode-bidi
    vector-effect visibility word-spacing writing-mode white-space line-height"""
)
"""Properties that say how something looks, as attributes or in a style."""

SHAPE = _words(
    """id class x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points width height viewBox preserveAspectRatio
    version dx dy rotate textLength lengthAdjust startOffset method spacing offset gradientUnits
    gradientTransform spreadMethod patternUnits patternContentUnits patternTransform clipPathUnits maskUnits
    maskContentUnits markerUnits markerWidth markerHeight refX refY orient filterUnits primitiveUnits in in2
    result mode type values operator k1 k2 k3 k4 stdDeviation edgeMode tableValues slope intercept amplitude
    exponent pathLength requiredFeatures systemLanguage media baseProfile enable-background"""
)
"""Attributes that say where and what."""
