package fr.teleguichet.fleet.pastfigure.transfer;

import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The sites and services that a file may name, by their codes or by what people call them.
 *
 * @param sites those of the register
 * @param services those of the register, each with its names
 */
record PastFigureNames(List<Site> sites, List<Named> services) {

  /** A service and its names. */
  record Named(ServiceCode code, List<String> names) {}

  static PastFigureNames of(
      Collection<Site> sites, PublicServiceCache services, MessageBundles texts) {
    return new PastFigureNames(
        List.copyOf(sites),
        services.codes().stream()
            .map(
                code ->
                    new Named(
                        code,
                        Stream.of(Language.values())
                            .map(language -> services.name(code, texts.in(language)))
                            .toList()))
            .toList());
  }

  /** The sites that are meant: one, none, or several of the same name. */
  List<Site> sites(String text) {
    List<Site> byCode = sites.stream().filter(it -> it.code().value().equals(text)).toList();
    return byCode.isEmpty() ? sitesNamed(text) : byCode;
  }

  /** The sites of this name. */
  List<Site> sitesNamed(String text) {
    return sites.stream().filter(it -> isSame(it.name(), text)).toList();
  }

  /** The services that are meant. */
  List<ServiceCode> services(String text) {
    return services.stream()
        .filter(
            it ->
                it.code().value().equals(text)
                    || it.names().stream().anyMatch(name -> isSame(name, text)))
        .map(Named::code)
        .toList();
  }

  private static boolean isSame(String one, String other) {
    return one.strip().toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }
}
