package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.presence.PresenceErrorEstimate;
import fr.teleguichet.edge.presence.Sensor;
import fr.teleguichet.edge.screen.UnitStatus.Line;
import fr.teleguichet.edge.text.Messages;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What presence detection knows of its own errors, in the words of the technician's page. */
final class PresenceStatusLine {

  private PresenceStatusLine() {}

  static Line of(PresenceErrorEstimate errors, Messages messages) {
    return new Line(
        messages.say("presence"),
        errors.arrivals() == 0 && errors.wakes() == 0
            ? messages.say("presence.nobody")
            : words(errors, messages));
  }

  private static String words(PresenceErrorEstimate errors, Messages messages) {
    return messages.say(
        errors.alone().isEmpty() ? "presence.errors" : "presence.errors-alone",
        messages.count("presence.arrivals", errors.arrivals()),
        messages.count("presence.missed", errors.missed()),
        messages.count("presence.wakes", errors.wakes()),
        messages.count("presence.doubtful", errors.doubtful()),
        Arrays.stream(Sensor.values())
            .filter(errors.alone()::containsKey)
            .map(it -> alone(it, errors.alone().getOrDefault(it, 0L), messages))
            .collect(Collectors.joining(", ")));
  }

  private static String alone(Sensor sensor, long times, Messages messages) {
    return messages.say("presence.alone", messages.say(name(sensor)), Long.toString(times));
  }

  private static String name(Sensor sensor) {
    return switch (sensor) {
      case INFRARED -> "presence.sensor.infrared";
      case RADAR -> "presence.sensor.radar";
      case DISTANCE -> "presence.sensor.distance";
    };
  }
}
