package fr.teleguichet.hardware.yaml;

import java.util.List;

/** One node of a file's tree, with the line it begins on, counted from 1. */
sealed interface YamlNode {

  int line();

  /** What a message calls it. */
  String kind();

  /** Keys and their values, in the order of the file, each key once. */
  record Mapping(int line, List<Entry> entries) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "a group of keys";
    }
  }

  /** One key with its value. */
  record Entry(int line, String key, YamlNode value) {}

  /** Items in the order of the file. */
  record Sequence(int line, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A single value as it is written, without its quotes. */
  record Scalar(int line, String text, Type type) implements YamlNode {

    /** What the text stands for by the JSON schema of YAML 1.2.2, section 10.2. */
    enum Type {
      TEXT("the text"),
      WHOLE("the number"),
      REAL("the number"),
      TRUTH("the yes or no"),
      NOTHING("nothing");

      private final String words;

      Type(String words) {
        this.words = words;
      }
    }

    @Override
    public String kind() {
      return type.words;
    }
  }
}
