package fr.teleguichet.fleet.kiosk;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an open status page is told: only what is different. A part that is null has not changed.
 *
 * @param rows the HTML of rows that are new or look different, by kiosk
 * @param order the kiosks of the list in their order; those not named have left it
 * @param summary the HTML of the sentence and the counts above the list
 * @param markers the sites on the map, all of them
 * @param heard when kiosks of the list were last heard, in seconds since 1970
 * @param notices the HTML of what the reader must be told
 */
@Serdeable
record StatusStreamMessage(
    Map<String, String> rows,
    @Nullable List<String> order,
    @Nullable String summary,
    @Nullable List<SiteMarker> markers,
    Map<String, Long> heard,
    @Nullable String notices) {

  boolean saysNothing() {
    return rows.isEmpty()
        && order == null
        && summary == null
        && markers == null
        && heard.isEmpty()
        && notices == null;
  }
}
