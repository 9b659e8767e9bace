package fr.teleguichet.fleet.alert;

/** What makes conditions one alert. */
public sealed interface AlertGroupKey {

  /** No name of ours has one. */
  String SEPARATOR = "\t";

  /** The same line for all: the broker, or whatever most kiosks share. */
  record WholeFleet() implements AlertGroupKey {}

  /**
   * The same place.
   *
   * @param site its row
   */
  record AtSite(int site) implements AlertGroupKey {}

  /** The subject itself, and a part of it where the condition has one. */
  record Alone(AlertSubject subject, String topic) implements AlertGroupKey {}

  /** What the table calls it. */
  default String code() {
    return switch (this) {
      case WholeFleet() -> "fleet";
      case AtSite(int site) -> "site" + SEPARATOR + site;
      case Alone(AlertSubject subject, String topic) ->
          "alone" + SEPARATOR + topic + SEPARATOR + subject.code();
    };
  }

  /** The cause that the table calls so. */
  static AlertGroupKey ofCode(String code) {
    String[] parts = code.split(SEPARATOR, 3);
    return switch (parts[0]) {
      case "fleet" -> new WholeFleet();
      case "site" -> new AtSite(Integer.parseInt(parts[1]));
      case "alone" -> new Alone(AlertSubject.ofCode(parts[2]), parts[1]);
      default -> throw new IllegalArgumentException("no cause of an alert is " + code);
    };
  }
}
