/**
 * Text positions, the located YAML tree, and diagnostics for people. Start from {@link
 * dev.seatrial.source.YamlReader}.
 */
@NullMarked
package dev.seatrial.source;

import org.jspecify.annotations.NullMarked;
