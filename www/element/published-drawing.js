// The places of the marks in a prerendered drawing. The rules are those of `src/library/scene`.
//
// Lengths in the published drawing are hundredths of a pixel; here, they are pixels of the drawing. Marks are named by the
// index of their node, -1 for a mark without a node.

import { FRAME_DISTANCE, POINT } from './constants.js';

/** @import { Emphasis, Point, PublishedDrawing } from './types.js' */

/** @typedef {{ x0: number, y0: number, x1: number, y1: number }} Rect */

/**
 * Returns the mark at a point: the foremost target that contains it, otherwise the nearest point of the lines whose area
 * contains it (`isSnapped`), otherwise the nearest target within `tolerance`, otherwise -1.
 * @param {PublishedDrawing} drawing
 * @param {Point} point
 * @param {number} tolerance
 */
export function hit(drawing, point, tolerance) {
  let [front, beside] = /** @type {({ node: number, distance: number } | null)[]} */ ([null, null]);
  for (const { node, rect } of targetsOf(drawing)) {
    const target = { node, distance: distanceTo(rect, point) };
    if (target.distance === 0) front = target;
    if (!beside || target.distance < beside.distance) beside = target;
  }
  if (front) return { node: front.node, isSnapped: false };
  const lines = drawing.snapLines.filter(({ area }) => contains(rectOf(area, 0), point));
  const snapped = nearest(lines.map(({ points }) => nearestOnLine(points, point)));
  if (snapped) return { node: snapped.node, isSnapped: true };
  return { node: beside && beside.distance <= tolerance ? beside.node : -1, isSnapped: false };
}

/**
 * Returns the box of a mark: that of its first target, otherwise that of its point on a line.
 * @param {PublishedDrawing} drawing
 * @param {number} node
 * @returns {Rect | null}
 */
export function boundsOf(drawing, node) {
  for (const target of targetsOf(drawing)) if (target.node === node) return target.rect;
  const point = pointOf(drawing, node);
  return point && { x0: point.x - POINT, y0: point.y - POINT, x1: point.x + POINT, y1: point.y + POINT };
}

/**
 * Returns frames around the targets of a mark, or a ring around its point with a line across the plot.
 * @param {PublishedDrawing} drawing
 * @param {number} mark
 * @param {boolean} isSelected
 * @returns {Emphasis[]}
 */
export function emphasisOf(drawing, mark, isSelected) {
  // The widest stroke stays on the drawing.
  const inset = isSelected ? 2.5 : 0.75;
  const frames = [...targetsOf(drawing)]
    .filter(({ node }) => node === mark)
    .map(({ rect: { x0, y0, x1, y1 } }) => ({
      isSelected,
      x0: Math.max(x0 - FRAME_DISTANCE, inset),
      y0: Math.max(y0 - FRAME_DISTANCE, inset),
      x1: Math.min(x1 + FRAME_DISTANCE, drawing.width / 100 - inset),
      y1: Math.min(y1 + FRAME_DISTANCE, drawing.height / 100 - inset),
    }));
  const point = frames.length ? null : pointOf(drawing, mark);
  if (!point) return frames;
  const { x, y, area } = point;
  return [{ isSelected, x, y, radius: POINT, from: area.y0, to: area.y1 }];
}

/**
 * The targets, from back to front.
 * @param {PublishedDrawing} drawing
 */
function* targetsOf({ targets }) {
  for (let at = 0; at < targets.length; at += 5) yield { node: targets[at], rect: rectOf(targets, at + 1) };
}

/**
 * Returns the point of a mark on a line, with the line's area.
 * @param {PublishedDrawing} drawing
 * @param {number} node
 */
function pointOf({ snapLines }, node) {
  for (const { area, points } of snapLines) {
    for (let at = 0; at < points.length; at += 3) {
      if (points[at] === node) return { x: points[at + 1] / 100, y: points[at + 2] / 100, area: rectOf(area, 0) };
    }
  }
  return null;
}

/**
 * Returns the nearest point of a line: the nearest by x, and of several at that x the nearest by distance.
 * @param {number[]} points
 * @param {Point} point
 */
function nearestOnLine(points, { x, y }) {
  const all = Array.from({ length: points.length / 3 }, (_, index) => {
    const [node, px, py] = points.slice(3 * index, 3 * index + 3).map((value, at) => (at ? value / 100 : value));
    return { node, px, aside: Math.abs(px - x), distance: Math.hypot(px - x, py - y) };
  });
  if (!all.length) return null;
  const first = all.reduce((one, other) => (other.aside < one.aside ? other : one));
  return nearest(all.filter(({ px }) => Math.abs(px - first.px) < 0.5));
}

/**
 * Returns the first of the nearest.
 * @template {{ distance: number }} T
 * @param {(T | null)[]} all
 * @returns {T | null}
 */
function nearest(all) {
  return all.reduce((one, other) => (other && (!one || other.distance < one.distance) ? other : one), null);
}

/**
 * @param {number[]} numbers
 * @param {number} at
 * @returns {Rect}
 */
function rectOf(numbers, at) {
  const [x0, y0, x1, y1] = numbers.slice(at, at + 4).map((length) => length / 100);
  return { x0, y0, x1, y1 };
}

/**
 * @param {Rect} rect
 * @param {Point} point
 */
function contains({ x0, y0, x1, y1 }, { x, y }) {
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

/**
 * @param {Rect} rect
 * @param {Point} point
 */
function distanceTo({ x0, y0, x1, y1 }, { x, y }) {
  return Math.hypot(Math.max(x0 - x, x - x1, 0), Math.max(y0 - y, y - y1, 0));
}
