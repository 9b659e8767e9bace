package fr.teleguichet.edge.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** A YAML document with its line numbers, within limits. */
public final class BoundedYamlReader {

  /** The largest file that is read, in bytes. */
  public static final int MAX_SIZE = 256 * 1024;

  private static final int DEEPEST = 12;

  private BoundedYamlReader() {}

  /** Why a file or text is not a YAML document. */
  public static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    UnreadableException(String sentence, int line) {
      super(sentence);
      this.line = line;
    }

    /** The line, from 1; 0 when it is about the file as a whole. */
    public int line() {
      return line;
    }
  }

  /** The document's root; nothing for an empty document. */
  public static Optional<Node> read(Path file) throws UnreadableException {
    return parse(content(file));
  }

  /** The root of a document that stands in a text. */
  static Optional<Node> parse(String text) throws UnreadableException {
    var settings =
        LoadSettings.builder()
            .setCodePointLimit(MAX_SIZE)
            .setMaxAliasesForCollections(0)
            .setAllowDuplicateKeys(false)
            .build();
    try {
      checkDepth(new Parse(settings).parseString(text));
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isPresent()) {
        check(root.get());
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      throw new UnreadableException(
          sentence(e), e.getProblemMark().map(BoundedYamlReader::line).orElse(0));
    } catch (YamlEngineException e) {
      throw new UnreadableException("is not YAML: " + e.getMessage(), 0);
    }
  }

  /** The line on which a node begins, from 1. */
  public static int line(Node node) {
    return node.getStartMark().map(BoundedYamlReader::line).orElse(0);
  }

  private static int line(Mark mark) {
    return mark.getLine() + 1;
  }

  private static String sentence(MarkedYamlEngineException e) {
    return "is not YAML: " + e.getProblem();
  }

  /** Before nodes are made of it: whatever makes them calls itself for each level. */
  private static void checkDepth(Iterable<Event> events) throws UnreadableException {
    int level = 0;
    for (Event event : events) {
      level +=
          switch (event.getEventId()) {
            case MappingStart, SequenceStart -> 1;
            case MappingEnd, SequenceEnd -> -1;
            default -> 0;
          };
      if (level > DEEPEST) {
        throw new UnreadableException(
            "more than 12 levels deep; none is needed",
            event.getStartMark().map(BoundedYamlReader::line).orElse(0));
      }
    }
  }

  private static void check(Node node) throws UnreadableException {
    Optional<Node> again = YamlNodeReader.repeatedKey(node);
    if (again.isPresent()) {
      throw new UnreadableException("has this key twice; keep one of them", line(again.get()));
    }
    for (Node child : YamlNodeReader.children(node)) {
      check(child);
    }
  }

  private static String content(Path file) throws UnreadableException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_SIZE + 1);
      if (bytes.length > MAX_SIZE) {
        throw new UnreadableException("is larger than 256 KiB; is it the right file?", 0);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (NoSuchFileException _) {
      throw new UnreadableException("is not there; name another file or write it", 0);
    } catch (IOException e) {
      throw new UnreadableException("can't be read (" + e.getMessage() + ")", 0);
    }
  }
}
