package dev.seatrial.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code apply.sh} does: a function for each phase of the plan. */
final class Script {
  private static final String HEAD =
      """
      #!/bin/sh
      # %s.
      # The steps of the plan in their order; read them, and README.md, before you run them.
      #
      #   ./apply.sh [before] [migrate] [after]     without a word: migrate after
      #
      # `before` makes the old release and what the trial puts into it: leave it out where there is one.
      # shellcheck disable=SC2016 # ${…} in a text for people is meant as it stands
      set -eu
      cd "$(dirname "$0")"
      namespace=%s

      k() { kubectl --namespace "$namespace" "$@"; }

      begin() { # FILE DEPLOYMENT
        k apply -f "$1" && k scale "deployment/$2" --replicas=1
      }

      start() { # FILE DEPLOYMENT SECONDS
        begin "$1" "$2" && k wait --for=condition=Available "deployment/$2" --timeout="$3s"
      }

      stop() { # DEPLOYMENT SECONDS
        k scale "deployment/$1" --replicas=0
        k wait --for=delete pod --selector="app.kubernetes.io/name=$1" --timeout="$2s"
      }

      job() { # FILE JOB OUTCOME SECONDS: OUTCOME is Complete, Failed, or any of both
        k delete job "$2" --ignore-not-found && k apply -f "$1" || return 1
        tries=$(($4 / 4 + 1))
        while [ "$tries" -gt 0 ]; do
          tries=$((tries - 1))
          for outcome in Complete Failed; do
            if k wait --for="condition=$outcome" "job/$2" --timeout=2s >/dev/null 2>&1; then
              k logs "job/$2" --tail=20
              case $3 in "$outcome" | any) return 0 ;; esac
              echo "$2: $outcome" >&2
              return 1
            fi
          done
        done
        echo "$2 has not ended within $4 s" >&2
        return 1
      }

      exits() { # CODES COMMAND...
        codes=$1
        shift
        code=0
        "$@" || code=$?
        case " $codes " in *" $code "*) return 0 ;; esac
        echo "exit code $code, not one of $codes: $*" >&2
        return 1
      }

      by_hand() { # WHAT: no manifest does it
        printf 'by hand: %%s\\ndone? [y/N] ' "$1" >&2
        read -r answer && [ "$answer" = y ]
      }

      broken() { # WHAT: judged, and the plan goes on
        printf 'does not hold: %%s\\ngo on? [y/N] ' "$1" >&2
        read -r answer && [ "$answer" = y ]
      }
      """;

  private final Map<String, List<String>> phases = new LinkedHashMap<>();
  private List<String> lines = new ArrayList<>();

  /** What follows belongs to this phase. */
  void phase(String name) {
    lines = phases.computeIfAbsent(name, key -> new ArrayList<>());
  }

  /** A line of its own. */
  void comment(String text) {
    lines.add("# " + Shell.comment(text));
  }

  /** A call of one of the functions above. */
  void call(String function, Object... words) {
    line(function + " " + Shell.quoted(List.of(words).stream().map(Object::toString).toList()));
  }

  void line(String text) {
    lines.add(text);
  }

  /**
   * The whole script.
   *
   * @param first files that are applied before any step
   */
  String text(Sheet sheet, List<String> first) {
    StringBuilder out = new StringBuilder();
    out.append(HEAD.formatted(sheet.madeBy(), sheet.namespace()));
    phases.forEach(
        (name, all) -> {
          out.append('\n').append(name).append("() {\n");
          all.forEach(line -> out.append("  ").append(line).append('\n'));
          out.append("  echo '").append(name).append(" is done'\n}\n");
        });
    out.append("\nif grep -n ").append(Texts.FILL_IN).append(" [0-9]*.yaml; then\n");
    out.append("  echo 'Fill these in first.' >&2\n  exit 1\nfi\n");
    first.forEach(file -> out.append("kubectl apply -f ").append(file).append('\n'));
    out.append("[ $# -gt 0 ] || set -- migrate after\n");
    out.append("for phase in \"$@\"; do\n  case $phase in\n    ");
    out.append(String.join(" | ", phases.keySet())).append(") \"$phase\" ;;\n");
    out.append("    *)\n      echo \"There is no phase $phase.\" >&2\n      exit 2\n      ;;\n");
    return out.append("  esac\ndone\n").toString();
  }
}
