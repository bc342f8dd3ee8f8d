package dev.seatrial.scenario;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How an image is assembled when no registry serves the official one; Compose's {@code build}.
 *
 * @param context folder of the Dockerfile, absolute
 * @param dockerfile file name inside {@code context}
 * @param target stage to build; empty for the last one
 * @param args build arguments, still holding {@code ${…}} references
 */
public record Build(
    Path context, String dockerfile, Optional<String> target, Map<String, String> args) {}
