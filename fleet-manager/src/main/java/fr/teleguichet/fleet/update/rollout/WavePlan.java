package fr.teleguichet.fleet.update.rollout;

import java.util.List;

/**
 * What a wave shall be.
 *
 * @param name what people call it
 * @param filter which of the kiosks that are left it takes
 * @param share how many of those, in percent, rounded up; 1 to 100
 * @param success percent of its kiosks that must succeed before the next wave begins; 0 to 100
 * @param errors percent of its kiosks whose failure stops the rollout; 1 to 100
 */
public record WavePlan(String name, TargetFilter filter, int share, int success, int errors) {
  public WavePlan {
    require(share >= 1 && share <= 100, "share", share);
    require(success >= 0 && success <= 100, "success", success);
    require(errors >= 1 && errors <= 100, "errors", errors);
  }

  private static void require(boolean holds, String what, int value) {
    if (!holds) {
      throw new IllegalArgumentException(what + " is " + value + " percent");
    }
  }

  /**
   * The waves when nobody says otherwise: one kiosk in a hundred, of which none may fail; then some
   * more; then all.
   *
   * @param kiosks how many kiosks are meant
   */
  static List<WavePlan> usual(int kiosks, DefaultWaveNames names) {
    WavePlan first = new WavePlan(names.first(), TargetFilter.ALL, 1, 100, 1);
    WavePlan all = new WavePlan(names.all(), TargetFilter.ALL, 100, 90, 10);
    if (kiosks < 5) {
      return List.of(first, all);
    }
    return List.of(
        first, new WavePlan(names.some(), TargetFilter.ALL, kiosks < 50 ? 30 : 10, 90, 10), all);
  }
}
