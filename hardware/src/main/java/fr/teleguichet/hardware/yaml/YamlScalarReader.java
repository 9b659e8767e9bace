package fr.teleguichet.hardware.yaml;

import fr.teleguichet.hardware.text.TextQuoter;
import fr.teleguichet.hardware.yaml.YamlNode.Scalar;
import java.util.Optional;
import java.util.function.Function;

/** Reads single values, and notes a problem for each one that is not what was asked for. */
final class YamlScalarReader {

  /** A million million: longer numbers are out of every range and need not be parsed. */
  private static final int MAX_DIGITS = 13;

  private final YamlProblems problems;

  YamlScalarReader(YamlProblems problems) {
    this.problems = problems;
  }

  <T> Optional<T> text(YamlNode node, String where, Function<String, T> of) {
    if (!(node instanceof Scalar(int line, String text, Scalar.Type type))
        || type != Scalar.Type.TEXT) {
      form(node.line(), where, "needs text, not " + shown(node) + quotesHelp(node));
      return Optional.empty();
    }
    try {
      return Optional.of(of.apply(text));
    } catch (IllegalArgumentException e) {
      form(line, where, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  Optional<Integer> whole(YamlNode node, String where, int least, int most) {
    if (node instanceof Scalar(int _, String text, Scalar.Type type)
        && type == Scalar.Type.WHOLE
        && text.length() <= MAX_DIGITS) {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return Optional.of((int) number);
      }
    }
    String wanted = least == most ? "" + least : "a whole number from " + least + " to " + most;
    form(node.line(), where, "needs " + wanted + ", not " + shown(node));
    return Optional.empty();
  }

  private static String shown(YamlNode node) {
    return node instanceof Scalar(int _, String text, Scalar.Type type)
            && type != Scalar.Type.NOTHING
        ? node.kind() + " " + TextQuoter.of(text)
        : node.kind();
  }

  private static String quotesHelp(YamlNode node) {
    return node instanceof Scalar ? "; put it in quotes if it is meant as text" : "";
  }

  private void form(int line, String where, String sentence) {
    problems.add(new YamlProblem(line, where, YamlProblem.Kind.FORM, sentence));
  }
}
