/** The port to a container engine. Start from {@link dev.seatrial.engine.Engine}. */
@NullMarked
package dev.seatrial.engine;

import org.jspecify.annotations.NullMarked;
