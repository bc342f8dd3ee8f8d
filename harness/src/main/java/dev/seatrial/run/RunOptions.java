package dev.seatrial.run;

import dev.seatrial.plan.Part;
import dev.seatrial.project.Project;
import java.nio.file.Path;

/**
 * How to run.
 *
 * @param project whose fixtures come first: the harness's own images are among them
 * @param runsDirectory where run directories are made
 * @param cacheDirectory the user's cache: prepared states and locks
 * @param keep leave containers running at the end
 * @param reusePreparedStates false: make them anew
 * @param part what is run of each cell's path
 */
public record RunOptions(
    Project project,
    Path runsDirectory,
    Path cacheDirectory,
    boolean keep,
    boolean reusePreparedStates,
    Part part) {}
