package fr.teleguichet.fleet.update;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import java.time.Duration;
import java.util.List;

/**
 * What every rollout holds to.
 *
 * @param secondPerson whether another person than the one who made it must agree to a rollout
 * @param kilometres how far citizens can go to another kiosk, 1 to 500
 * @param margin how long before an appointment no update begins, up to a day
 * @param silence how long a kiosk may be offline in the midst of its update, 5 minutes to a day
 */
public record RolloutSettings(
    boolean secondPerson, int kilometres, Duration margin, Duration silence) {

  static final Setting<Boolean> SECOND_PERSON =
      Setting.flag(
          "fleet.update.second-person",
          false,
          "A rollout waits until another person than the one who made it has agreed.");
  static final Setting<Integer> NEIGHBOUR =
      Setting.whole(
          "fleet.update.neighbour-kilometres",
          15,
          1,
          500,
          "A kiosk is not updated while its site is open unless another one within so many"
              + " kilometres serves.");
  static final Setting<Integer> MARGIN =
      Setting.whole(
          "fleet.update.appointment-minutes",
          60,
          0,
          1_440,
          "So many minutes before an appointment at a kiosk no update begins there.");

  static final Setting<Integer> SILENCE =
      Setting.whole(
          "fleet.update.silent-minutes",
          30,
          5,
          1_440,
          "A kiosk of a rollout that is offline for so many minutes in the midst of its update"
              + " counts as failed, until it says how it ended.");

  /** All of them. */
  static final List<Setting<?>> ALL = List.of(SECOND_PERSON, NEIGHBOUR, MARGIN, SILENCE);

  static RolloutSettings from(Settings settings) {
    return new RolloutSettings(
        settings.get(SECOND_PERSON),
        settings.get(NEIGHBOUR),
        Duration.ofMinutes(settings.get(MARGIN)),
        Duration.ofMinutes(settings.get(SILENCE)));
  }
}
