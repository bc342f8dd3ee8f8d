/** The engine that tests of other packages use: {@link dev.seatrial.engine.FakeEngine}. */
@NullMarked
package dev.seatrial.engine;

import org.jspecify.annotations.NullMarked;
