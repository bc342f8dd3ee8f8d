/**
 * Pure judges: from a plan and its observations to verdicts. Start from {@link
 * dev.seatrial.verdict.CellVerdict}.
 */
@NullMarked
package dev.seatrial.verdict;

import org.jspecify.annotations.NullMarked;
