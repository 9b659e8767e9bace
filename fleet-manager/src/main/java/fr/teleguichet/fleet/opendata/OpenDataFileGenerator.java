package fr.teleguichet.fleet.opendata;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.site.publication.PublicSite;
import fr.teleguichet.fleet.site.publication.PublicSiteReader;
import fr.teleguichet.fleet.territory.Department;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What is published, file by file and all together, as far as somebody sees the network. */
@Singleton
final class OpenDataFileGenerator {

  /** Entries carry no hour of their own, so that the same figures are the same bytes. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final OpenDataYearPublisher years;
  private final PublicSiteReader publicSites;
  private final VisibleSites visible;
  private final Department department;

  OpenDataFileGenerator(
      OpenDataYearPublisher years,
      PublicSiteReader publicSites,
      VisibleSites visible,
      Department department) {
    this.years = years;
    this.publicSites = publicSites;
    this.visible = visible;
    this.department = department;
  }

  /** The published years, in order. */
  List<OpenDataYear> years(Scope scope) {
    return years.years(scope);
  }

  /** The last year that may be published. */
  int lastYear() {
    return years.last();
  }

  /** The sites that the public may know. */
  List<PublicSite> sites(Scope scope) {
    Set<SiteCode> seen =
        visible.in(scope).stream().map(Site::code).collect(Collectors.toUnmodifiableSet());
    return publicSites.sites().stream().filter(it -> seen.contains(it.site().code())).toList();
  }

  /** What a file says. */
  String file(OpenDataFile file, Scope scope) {
    return switch (file) {
      case FIGURES -> OpenDataCsv.figures(years(scope));
      case FIGURES_SCHEMA -> OpenDataDescriptorRenderer.figures(publisher());
      case MONTHS -> OpenDataCsv.months(years(scope));
      case MONTHS_SCHEMA -> OpenDataDescriptorRenderer.months(publisher());
      case SITES -> OpenDataCsv.sites(sites(scope));
      case SITES_SCHEMA -> OpenDataDescriptorRenderer.sites(publisher());
      case PACKAGE -> OpenDataDescriptorRenderer.dataPackage(publisher());
      case READ_ME -> OpenDataReadMe.of(publisher());
    };
  }

  /** All of them in one archive. */
  byte[] archive(Scope scope) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (OpenDataFile file : OpenDataFile.values()) {
        ZipEntry entry = new ZipEntry(file.fileName());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(file(file, scope).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("bytes in memory do not fail", impossible);
    }
    return bytes.toByteArray();
  }

  private String publisher() {
    return department.name().isEmpty()
        ? "Réseau de téléguichets"
        : "Réseau de téléguichets (" + department.name() + ")";
  }
}
