package fr.teleguichet.fleet.evaluation;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What the report says to the elected officials of one grouping of communes (EPCI).
 *
 * @param siren the grouping's SIREN; empty for sites outside every grouping
 * @param inhabitants of its communes in the département
 * @param sites the names of the sites there
 */
@Serdeable
@Schema(name = "EvaluationTerritory")
public record TerritoryPage(
    String siren,
    BilingualLabel name,
    long inhabitants,
    List<String> sites,
    List<ChapterContent> chapters) {

  public TerritoryPage {
    sites = List.copyOf(sites);
    chapters = List.copyOf(chapters);
  }
}
