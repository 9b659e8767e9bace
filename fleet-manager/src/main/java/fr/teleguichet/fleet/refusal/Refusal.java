package fr.teleguichet.fleet.refusal;

import java.util.List;

/** Why something is not done. The sentence is for programs: pages have words of their own. */
public sealed interface Refusal {

  /** What was wrong and what to do. */
  String sentence();

  /** What is wrong with each field; empty where that is not the point. */
  default List<WrongField> fields() {
    return List.of();
  }

  /**
   * What is wrong with one field.
   *
   * @param name its name
   * @param detail what is wrong with it
   */
  record WrongField(String name, String detail) {}

  /** There is nothing of this name, or nothing that whoever asks may see. */
  record Unknown(String what, String name) implements Refusal {
    @Override
    public String sentence() {
      return "There is no " + what + " " + name + ".";
    }
  }

  /** What is asked for can't be understood, or never holds. */
  record Invalid(String sentence, List<WrongField> fields) implements Refusal {
    public Invalid {
      fields = List.copyOf(fields);
    }

    /** Nothing of it is wrong alone. */
    public Invalid(String sentence) {
      this(sentence, List.of());
    }
  }

  /** Whoever asks may not have it. */
  record Forbidden(String sentence) implements Refusal {}

  /** It does not go together with how things are now. */
  record Conflict(String sentence) implements Refusal {}

  /** What was brought is understood, and not fit for that. */
  record Unfit(String sentence, List<WrongField> fields) implements Refusal {
    public Unfit {
      fields = List.copyOf(fields);
    }

    /** Nothing of it is wrong alone. */
    public Unfit(String sentence) {
      this(sentence, List.of());
    }
  }

  /** Somebody is at it in this moment. */
  record Busy(String sentence) implements Refusal {}

  /** What was brought is larger than may be. */
  record TooLarge(String sentence, List<WrongField> fields) implements Refusal {
    public TooLarge {
      fields = List.copyOf(fields);
    }

    /** Nothing of it is wrong alone. */
    public TooLarge(String sentence) {
      this(sentence, List.of());
    }
  }

  /** It was asked for too often, or too much of it is open. */
  record TooMany(String sentence) implements Refusal {}

  /** What it takes is not there for the time being. */
  record Unavailable(String sentence) implements Refusal {}

  /** The disk has no place for it. */
  record DiskFull(String sentence) implements Refusal {}
}
