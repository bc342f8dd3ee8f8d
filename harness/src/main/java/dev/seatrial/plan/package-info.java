/**
 * From a scenario to the cells and numbered steps that will run; pure. Start from {@link
 * dev.seatrial.plan.Plan}.
 */
@NullMarked
package dev.seatrial.plan;

import org.jspecify.annotations.NullMarked;
