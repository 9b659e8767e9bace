package fr.teleguichet.fleet.service;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceTextLanguage;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Public services in memory: read at the start, after each change made here, and every few seconds
 * for changes made elsewhere, so that kiosks hear of those as soon.
 */
@Context
public final class PublicServiceCache {

  /** A code of more letters is no acronym. */
  private static final int MAX_ACRONYM = 6;

  private static final Logger LOG = LoggerFactory.getLogger(PublicServiceCache.class);

  private final PublicServiceRepository table;
  private volatile List<RegisteredPublicService> services = List.of(); // replaced whole
  private boolean readable = true;

  PublicServiceCache(PublicServiceRepository table) {
    this.table = table;
    refresh();
  }

  /** All services as last read, in the order in which kiosks show them. */
  List<RegisteredPublicService> all() {
    return services;
  }

  /** What kiosks are told of each service, open or not. */
  public List<PublicService> cards() {
    return services.stream().map(RegisteredPublicService::card).toList();
  }

  /** The codes of all services, in the order in which kiosks show them. */
  public List<ServiceCode> codes() {
    return services.stream().map(it -> it.card().code()).toList();
  }

  /** Of each service, the offices to which people would have to go without a kiosk. */
  public Map<ServiceCode, List<Office>> offices() {
    return services.stream()
        .collect(
            Collectors.toUnmodifiableMap(it -> it.card().code(), it -> it.content().offices()));
  }

  /** The codes of those that kiosks which stand there offer. */
  public Set<ServiceCode> offeredAt(Optional<Site> site) {
    return services.stream()
        .filter(it -> it.state() == PublicServiceState.OPEN && it.content().sites().covers(site))
        .map(it -> it.card().code())
        .collect(Collectors.toSet());
  }

  Optional<RegisteredPublicService> find(ServiceCode code) {
    return services.stream().filter(it -> it.card().code().equals(code)).findFirst();
  }

  /** What kiosks that stand there are told of the service, where they offer it now. */
  public Optional<PublicService> offered(ServiceCode code, Optional<Site> site) {
    return find(code)
        .filter(it -> it.state() == PublicServiceState.OPEN && it.content().sites().covers(site))
        .map(RegisteredPublicService::card);
  }

  /** What people call a service; one that is not in the register is said to be so. */
  public String name(ServiceCode code, LocalizedText text) {
    return find(code)
        .map(it -> it.card().name().in(language(text.language())))
        .orElseGet(() -> text.say("services.unregistered", asName(code)));
  }

  /** A code as people write such names: CAF, CARSAT, Point justice. */
  private static String asName(ServiceCode code) {
    String words = code.value().replace('-', ' ');
    return words.length() <= MAX_ACRONYM
        ? words.toUpperCase(Locale.ROOT)
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static ServiceTextLanguage language(Language language) {
    return language == Language.FRENCH ? ServiceTextLanguage.FR : ServiceTextLanguage.EN;
  }

  /** Reads again. Returns false when the database is away: what was read before stands. */
  @CanIgnoreReturnValue
  @Scheduled(fixedDelay = "4s", initialDelay = "4s")
  public synchronized boolean refresh() {
    try {
      List<RegisteredPublicService> read = table.all();
      if (!read.equals(services)) {
        services = read;
      }
      readable = true;
      return true;
    } catch (JdbiException failure) {
      if (readable) {
        LOG.warn("cause=\"{}\" services cannot be read; those known stand", failure.getMessage());
      }
      readable = false;
      return false;
    }
  }
}
