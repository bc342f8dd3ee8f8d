package dev.seatrial.kubernetes;

import dev.seatrial.source.Location;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Texts of one container, with {@code $(NAME)} where a secret stands or the name of the pod:
 * Kubernetes puts the variable's value there. A dollar that would be read so is doubled.
 */
final class Expansion {
  private final Sheet sheet;
  private final Location at;
  private final Map<String, String> environment;
  private final Map<Texts.Piece, EnvVar> helpers = new LinkedHashMap<>();

  Expansion(Sheet sheet, Location at, Map<String, String> environment) {
    this.sheet = sheet;
    this.at = at;
    this.environment = environment;
  }

  List<String> in(List<String> texts) {
    return texts.stream().map(this::in).toList();
  }

  /** The same text for a command, its arguments, or the value of a variable. */
  String in(String text) {
    StringBuilder out = new StringBuilder();
    List<Texts.Piece> pieces = sheet.texts().pieces(text, at);
    for (int i = 0; i < pieces.size(); i++) {
      Texts.Piece piece = pieces.get(i);
      if (piece instanceof Texts.Literal literal) {
        escape(literal.text(), i + 1 < pieces.size(), out);
      } else {
        out.append("$(").append(variable(piece).getName()).append(')');
      }
    }
    return out.toString();
  }

  /** The variables of the container; those that texts refer to come first, as they must. */
  List<EnvVar> variables() {
    List<EnvVar> own = new ArrayList<>();
    environment.forEach(
        (name, text) -> {
          List<Texts.Piece> pieces = sheet.texts().pieces(text, at);
          own.add(
              pieces.size() == 1 && pieces.get(0) instanceof Texts.Secret secret
                  ? secret(name, secret)
                  : new EnvVarBuilder().withName(name).withValue(in(text)).build());
        });
    List<EnvVar> all = new ArrayList<>(helpers.values());
    all.addAll(own);
    return all;
  }

  private static void escape(String text, boolean beforeReference, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c);
      boolean last = i + 1 == text.length();
      char next = last ? (beforeReference ? '$' : ' ') : text.charAt(i + 1);
      if (c == '$' && (next == '$' || next == '(')) {
        out.append(c);
      }
    }
  }

  private EnvVar variable(Texts.Piece piece) {
    String wanted =
        piece instanceof Texts.Secret secret
            ? "SECRET_" + secret.name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_")
            : "POD_NAME";
    EnvVar there = helpers.get(piece);
    if (there != null) {
      return there;
    }
    StringBuilder name = new StringBuilder(wanted);
    while (environment.containsKey(name.toString()) || isHelper(name.toString())) {
      name.append('_');
    }
    EnvVar helper =
        piece instanceof Texts.Secret secret
            ? secret(name.toString(), secret)
            : podName(name.toString());
    helpers.put(piece, helper);
    return helper;
  }

  private boolean isHelper(String name) {
    return helpers.values().stream().anyMatch(it -> it.getName().equals(name));
  }

  private EnvVar secret(String name, Texts.Secret secret) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewSecretKeyRef(secret.name(), sheet.secret(secret.name(), at), false)
        .endValueFrom()
        .build();
  }

  private static EnvVar podName(String name) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewFieldRef("v1", "metadata.name")
        .endValueFrom()
        .build();
  }
}
