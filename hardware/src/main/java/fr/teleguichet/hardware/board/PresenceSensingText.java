package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.EnumCodes;
import fr.teleguichet.hardware.text.MarkdownTable;

/** In words, how a kiosk judges that somebody is there. */
final class PresenceSensingText {

  private static final String NOTE =
      "A sensor of weight 100 is enough alone to take somebody to be there.\n\n";

  private static final String NOBODY =
      "Nothing senses people here: a touch of the screen wakes it, if it knows touches.\n";

  private PresenceSensingText() {}

  static String of(PresenceSensing sensing) {
    if (sensing.sensors().isEmpty()) {
      return NOBODY;
    }
    MarkdownTable table = new MarkdownTable("Sensor", ">Weight", ">Hold", ">Debounce");
    sensing
        .sensors()
        .forEach(
            (sensor, trust) ->
                table.row(
                    EnumCodes.code(sensor),
                    Integer.toString(trust.weightPercent()),
                    trust.hold().toMillis() + " ms",
                    trust.debounce().toMillis() + " ms"));
    return NOTE + table.text() + near(sensing) + gates(sensing);
  }

  private static String near(PresenceSensing sensing) {
    return sensing.trust(PresenceSensor.TOF).isEmpty()
        ? ""
        : "\nThe distance sensor takes something nearer than %d mm for somebody.\n"
            .formatted(sensing.nearMillimetres());
  }

  private static String gates(PresenceSensing sensing) {
    RadarGates gates = sensing.radarGates();
    return sensing.trust(PresenceSensor.RADAR).isEmpty()
        ? ""
        : """

        The radar's gates are %d mm deep. It hears movement to gate %d (%d mm) and stillness to gate %d (%d mm).
        Energy needed by gate: moving %s, still %s.
        """
            .formatted(
                gates.depthMillimetres(),
                gates.lastMoving(),
                gates.reachMillimetres(),
                gates.lastStill(),
                (gates.lastStill() + 1) * gates.depthMillimetres(),
                gates.moving(),
                gates.still());
  }
}
