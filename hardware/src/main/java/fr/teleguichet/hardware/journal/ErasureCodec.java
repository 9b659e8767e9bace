package fr.teleguichet.hardware.journal;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An erasure's record as JSON: for each result the places at which it was found. */
final class ErasureCodec {

  private static final String RECHECK = "recheck";

  private ErasureCodec() {}

  static String body(KioskRecord.Erasure erasure) {
    return FlatJson.write(
        json -> {
          FlatJson.Members members = json.put(RECHECK, erasure.isRecheck() ? 1 : 0);
          for (ErasureFinding result : ErasureFinding.values()) {
            members = members.put(result.code(), words(erasure, result));
          }
          return members;
        });
  }

  private static String words(KioskRecord.Erasure erasure, ErasureFinding result) {
    return erasure.places(result).stream().map(ErasurePlace::code).collect(Collectors.joining(","));
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it names a place that this version does not know: a place
   *     that is passed over would be taken for one that is clean
   */
  static KioskRecord.Erasure read(Instant occurred, FlatJson body) {
    SortedMap<ErasurePlace, ErasureFinding> places = new TreeMap<>();
    for (ErasureFinding result : ErasureFinding.values()) {
      String words = body.text(result.code());
      for (String word : words.isEmpty() ? new String[0] : words.split(",", -1)) {
        places.put(ErasurePlace.ofWord(word).orElseThrow(IllegalArgumentException::new), result);
      }
    }
    return new KioskRecord.Erasure(occurred, body.number(RECHECK) == 1, places);
  }
}
