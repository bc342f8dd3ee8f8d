@NullMarked
package dev.seatrial.engine.docker;

import org.jspecify.annotations.NullMarked;
