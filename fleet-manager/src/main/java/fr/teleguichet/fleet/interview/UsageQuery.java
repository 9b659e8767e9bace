package fr.teleguichet.fleet.interview;

import io.micronaut.core.convert.value.ConvertibleMultiValues;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;

/**
 * What usage is asked about.
 *
 * @param months which months
 * @param site the site's code; empty for all
 * @param service the service's code; empty for all
 */
public record UsageQuery(MonthRange months, String site, String service) {

  private static final int LONGEST = 40;

  public UsageQuery {
    site = site.length() > LONGEST ? "" : site;
    service = service.length() > LONGEST ? "" : service;
  }

  /** Reads the parameters of an address. */
  static UsageQuery of(ConvertibleMultiValues<String> parameters, Clock clock) {
    return new UsageQuery(
        MonthRange.read(text(parameters, "from"), text(parameters, "to"), clock),
        text(parameters, "site"),
        text(parameters, "service"));
  }

  private static String text(ConvertibleMultiValues<String> parameters, String name) {
    return Objects.requireNonNullElse(parameters.get(name), "");
  }

  /** The filter as an address's query. */
  public String address() {
    return "from="
        + months.first()
        + "&to="
        + months.last()
        + (site.isEmpty() ? "" : "&site=" + encoded(site))
        + (service.isEmpty() ? "" : "&service=" + encoded(service));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
