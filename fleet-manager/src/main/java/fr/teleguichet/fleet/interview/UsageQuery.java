package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.micronaut.core.convert.value.ConvertibleMultiValues;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;

/**
 * What usage is asked about.
 *
 * @param months which months
 * @param site of which site
 * @param service of which service
 */
public record UsageQuery(
    MonthRange months,
    SiteOrServiceFilter<SiteCode> site,
    SiteOrServiceFilter<ServiceCode> service) {

  /** Of everything in these months. */
  public static UsageQuery of(MonthRange months) {
    return of(months, "", "");
  }

  /** The same of other months. */
  public UsageQuery in(MonthRange others) {
    return new UsageQuery(others, site, service);
  }

  /** Reads the codes as addresses say them; empty for all. */
  static UsageQuery of(MonthRange months, String site, String service) {
    return new UsageQuery(
        months,
        SiteOrServiceFilter.read(site, SiteCode::new),
        SiteOrServiceFilter.read(service, ServiceCode::new));
  }

  /** Reads the parameters of an address. */
  public static UsageQuery of(ConvertibleMultiValues<String> parameters, Clock clock) {
    return of(
        MonthRange.read(text(parameters, "from"), text(parameters, "to"), clock),
        text(parameters, "site"),
        text(parameters, "service"));
  }

  private static String text(ConvertibleMultiValues<String> parameters, String parameter) {
    return Objects.requireNonNullElse(parameters.get(parameter), "");
  }

  /** The filter as an address's query. */
  public String address() {
    return "from="
        + months.first()
        + "&to="
        + months.last()
        + (site.isAll() ? "" : "&site=" + encoded(site.text()))
        + (service.isAll() ? "" : "&service=" + encoded(service.text()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
