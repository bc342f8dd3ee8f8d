/**
 * What people and programs see while a run goes on. Start from {@link
 * dev.seatrial.cli.progress.LiveProgress}; what is shown ({@code Standing}, {@code Narrator},
 * {@code StatusBlock}) is apart from how it is drawn ({@code Screen}).
 */
@NullMarked
package dev.seatrial.cli.progress;

import org.jspecify.annotations.NullMarked;
