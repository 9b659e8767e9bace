package fr.teleguichet.hardware.yaml;

import fr.teleguichet.hardware.yaml.YamlNode.Mapping;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a file's bytes, which may be anything, into its top group of keys. */
public final class YamlFileReader {

  private YamlFileReader() {}

  /** The file's top group, or nothing when no tree can be made of it; the problems say why. */
  public static Optional<YamlFieldReader> read(
      byte[] content, YamlLimits limits, YamlProblems problems) {
    try {
      return Optional.of(new YamlFieldReader(top(content, limits, problems), "", problems));
    } catch (YamlRefusalException refusal) {
      problems.add(refusal.problem());
      return Optional.empty();
    }
  }

  private static Mapping top(byte[] content, YamlLimits limits, YamlProblems problems) {
    if (content.length > limits.bytes()) {
      throw new YamlRefusalException(
          1,
          "",
          "the file has " + content.length + " bytes; at most " + limits.bytes() + " are read");
    }
    String text = decoded(content);
    YamlNode root = tree(text, limits, problems);
    if (root instanceof Mapping mapping) {
      return mapping;
    }
    throw new YamlRefusalException(
        root.line(), "", "the file holds " + root.kind() + "; it must hold \"key: value\" lines");
  }

  private static YamlNode tree(String text, YamlLimits limits, YamlProblems problems) {
    LoadSettings settings =
        LoadSettings.builder().setLabel("file").setCodePointLimit(limits.bytes()).build();
    try {
      return new YamlTreeBuilder(new Parse(settings).parseString(text).iterator(), limits, problems)
          .document();
    } catch (ReaderException e) {
      throw new YamlRefusalException(
          lineAt(text, e.getPosition()),
          "",
          "the character U+%04X is not allowed in YAML; remove it".formatted(e.getCodePoint()));
    } catch (MarkedYamlEngineException e) {
      throw new YamlRefusalException(
          e.getProblemMark().map(Mark::getLine).orElse(0) + 1, "", syntax(e.getProblem()));
    } catch (YamlEngineException e) {
      throw new YamlRefusalException(1, "", syntax(e.getMessage()));
    }
  }

  private static String syntax(@Nullable String complaint) {
    return "this is no YAML ("
        + YamlTreeBuilder.shown(Objects.requireNonNullElse(complaint, "no reason given"))
        + "); look at indentation, quotes and brackets here and on the line before";
  }

  private static String decoded(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException _) {
      throw new YamlRefusalException(
          lineOfByte(content, bytes.position()),
          "",
          "the file is not UTF-8 text; save it again as UTF-8");
    }
  }

  private static int lineOfByte(byte[] content, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += content[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private static int lineAt(String text, int position) {
    return 1 + (int) text.codePoints().limit(Math.max(0, position)).filter(c -> c == '\n').count();
  }
}
