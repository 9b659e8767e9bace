package fr.teleguichet.fleet.interview;

import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.List;
import java.util.Map;

/**
 * What was held in some months, and what people of the whole network answered in the years that
 * these months touch and that may be told: what estimates are made of. Sites are rows, {@value
 * #NO_SITE} for none.
 *
 * @param held interviews by site and service
 * @param resolutions how requests were met
 * @param alternatives how often people would have done what without the kiosk
 */
public record ImpactEstimationInputs(
    List<Held> held, Resolutions resolutions, Map<String, Long> alternatives) {

  /** The site of interviews that were held where no site was known. */
  public static final int NO_SITE = InterviewCountReader.NO_SITE;

  /**
   * Interviews of one site and service.
   *
   * @param seconds of all of them together
   */
  public record Held(int siteId, ServiceCode service, long interviews, long seconds) {
    Held plus(Held other) {
      return new Held(siteId, service, interviews + other.interviews, seconds + other.seconds);
    }
  }

  /** Answers to the question whether the request was met. */
  public record Resolutions(long yes, long partly, long no) {
    public static final Resolutions NONE = new Resolutions(0, 0, 0);

    /** Both together. */
    public Resolutions plus(Resolutions other) {
      return new Resolutions(yes + other.yes, partly + other.partly, no + other.no);
    }

    /** How many people answered. */
    public long count() {
      return yes + partly + no;
    }
  }

  public ImpactEstimationInputs {
    held = List.copyOf(held);
    alternatives = Map.copyOf(alternatives);
  }
}
