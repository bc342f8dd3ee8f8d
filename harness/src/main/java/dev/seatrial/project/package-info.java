/**
 * Where things lie on the disk: the project of a scenario, the fixtures that come with the program,
 * the user's cache. Start from {@link dev.seatrial.project.Project}.
 */
@NullMarked
package dev.seatrial.project;

import org.jspecify.annotations.NullMarked;
