package fr.teleguichet.hardware.yaml;

/** Ends the reading of a file of which no tree can be made; never leaves this package. */
final class YamlRefusalException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int line;
  private final String path;
  private final String sentence;

  YamlRefusalException(int line, String path, String sentence) {
    super(sentence, null, false, false);
    this.line = line;
    this.path = path;
    this.sentence = sentence;
  }

  YamlProblem problem() {
    return new YamlProblem(line, path, YamlProblem.Kind.FORM, sentence);
  }
}
