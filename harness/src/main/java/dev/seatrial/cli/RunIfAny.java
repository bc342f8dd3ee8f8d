package dev.seatrial.cli;

import dev.seatrial.trial.Runs;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Lets an option take the word after it only when that is a run, not a scenario. */
final class RunIfAny implements IParameterPreprocessor {
  @Override
  public boolean preprocess(
      Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
    boolean attached = !" ".equals(info.get("separator"));
    if (!attached && (args.isEmpty() || !isRun(args.peek()))) {
      args.push("");
    }
    return false;
  }

  private static boolean isRun(String word) {
    try {
      return Runs.is(Path.of(word));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }
}
