package fr.teleguichet.hardware.yaml;

import fr.teleguichet.hardware.text.TextQuoter;
import fr.teleguichet.hardware.yaml.YamlNode.Entry;
import fr.teleguichet.hardware.yaml.YamlNode.Mapping;
import fr.teleguichet.hardware.yaml.YamlNode.Scalar;
import fr.teleguichet.hardware.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/**
 * Makes a tree of the parser's events while they come, so that a limit ends the parsing itself.
 * Aliases, anchors and tags are refused: in a file that people check by eye, what stands there is
 * what is meant.
 */
final class YamlTreeBuilder {

  private final Iterator<Event> events;
  private final YamlLimits limits;
  private final YamlProblems problems;
  private final ScalarResolver resolver = new JsonSchema().getScalarResolver();
  private int nodes;

  YamlTreeBuilder(Iterator<Event> events, YamlLimits limits, YamlProblems problems) {
    this.events = events;
    this.limits = limits;
    this.problems = problems;
  }

  /** The only document of the stream. */
  YamlNode document() {
    nextOf(Event.ID.StreamStart);
    Event start = events.next();
    if (!(start instanceof DocumentStartEvent)) {
      throw new YamlRefusalException(
          1, "", "the file is empty; a profile begins with \"format: 1\"");
    }
    YamlNode root = node(events.next(), "", 1);
    nextOf(Event.ID.DocumentEnd);
    Event end = events.next();
    if (end.getEventId() != Event.ID.StreamEnd) {
      throw new YamlRefusalException(
          lineOf(end), "", "a second document begins here; keep one in each file");
    }
    return root;
  }

  private void nextOf(Event.ID expected) {
    Event event = events.next();
    if (event.getEventId() != expected) {
      throw new IllegalStateException("the parser gave " + event + " instead of " + expected);
    }
  }

  private YamlNode node(Event event, String path, int depth) {
    int line = lineOf(event);
    if (++nodes > limits.nodes()) {
      throw new YamlRefusalException(
          line, path, "the file has more than " + limits.nodes() + " keys and values; shorten it");
    }
    if (depth > limits.depth()) {
      throw new YamlRefusalException(
          line, path, "groups lie more than " + limits.depth() + " deep; flatten them");
    }
    refuseAnchor(event, line, path);
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar, line, path);
      case SequenceStartEvent start -> sequence(start, line, path, depth);
      case CollectionStartEvent start -> mapping(start, line, path, depth);
      default -> throw new IllegalStateException("the parser gave " + event + " as a node");
    };
  }

  private static void refuseAnchor(Event event, int line, String path) {
    boolean named = event instanceof NodeEvent node && node.getAnchor().isPresent();
    if (event instanceof AliasEvent || named) {
      throw new YamlRefusalException(
          line, path, "anchors (&) and aliases (*) are not allowed; write the value out again");
    }
  }

  private static void refuseTag(Optional<String> tag, int line, String path) {
    tag.ifPresent(
        name -> {
          throw new YamlRefusalException(
              line, path, "the tag " + TextQuoter.of(name) + " is not allowed; remove it");
        });
  }

  private Scalar scalar(ScalarEvent event, int line, String path) {
    refuseTag(event.getTag(), line, path);
    return new Scalar(line, event.getValue(), typeOf(event));
  }

  private Scalar.Type typeOf(ScalarEvent event) {
    Tag tag = resolver.resolve(event.getValue(), event.isPlain());
    if (tag.equals(Tag.INT)) {
      return Scalar.Type.WHOLE;
    }
    if (tag.equals(Tag.FLOAT)) {
      return Scalar.Type.REAL;
    }
    if (tag.equals(Tag.BOOL)) {
      return Scalar.Type.TRUTH;
    }
    return tag.equals(Tag.NULL) ? Scalar.Type.NOTHING : Scalar.Type.TEXT;
  }

  private Sequence sequence(CollectionStartEvent start, int line, String path, int depth) {
    refuseTag(start.getTag(), line, path);
    List<YamlNode> items = new ArrayList<>();
    for (Event event = events.next(); isWithin(event); event = events.next()) {
      items.add(node(event, path + "[" + items.size() + "]", depth + 1));
    }
    return new Sequence(line, items);
  }

  private Mapping mapping(CollectionStartEvent start, int line, String path, int depth) {
    refuseTag(start.getTag(), line, path);
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Event event = events.next(); isWithin(event); event = events.next()) {
      Entry entry = entry(event, path, depth);
      Entry before = entries.putIfAbsent(entry.key(), entry);
      if (before != null) {
        problems.add(twice(before, entry, path));
      }
    }
    return new Mapping(line, List.copyOf(entries.values()));
  }

  private Entry entry(Event keyEvent, String path, int depth) {
    if (!(node(keyEvent, path, depth + 1) instanceof Scalar key)) {
      throw new YamlRefusalException(lineOf(keyEvent), path, "a key must be a single word");
    }
    String child = path.isEmpty() ? shown(key.text()) : path + "." + shown(key.text());
    return new Entry(key.line(), key.text(), node(events.next(), child, depth + 1));
  }

  private static boolean isWithin(Event event) {
    return event.getEventId() != Event.ID.SequenceEnd && event.getEventId() != Event.ID.MappingEnd;
  }

  private static YamlProblem twice(Entry first, Entry second, String path) {
    String sentence =
        "the key "
            + TextQuoter.of(second.key())
            + " stands here for the second time (first on line "
            + first.line()
            + "); keep one";
    return new YamlProblem(second.line(), path, YamlProblem.Kind.FORM, sentence);
  }

  /** A key as a path shows it: printable and short, whatever the file has. */
  static String shown(String key) {
    String quoted = TextQuoter.of(key);
    return quoted.substring(1, quoted.length() - 1);
  }

  private static int lineOf(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
