package fr.teleguichet.fleet.impact;

import fr.teleguichet.fleet.territory.GeoPosition;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Towns of the Lot by their coordinates, and parameters made of those that ship. */
final class Towns {

  static final GeoPosition CAHORS = new GeoPosition(44.4491, 1.4366);
  static final GeoPosition FIGEAC = new GeoPosition(44.6089, 2.0316);
  static final ServiceCode CAF = new ServiceCode("caf");

  /** The 21 towns of the Lot with a relay or a market, besides Cahors and Figeac. */
  static final List<GeoPosition> TWENTY_ONE =
      List.of(
          new GeoPosition(44.7358, 1.3807), // Gourdon
          new GeoPosition(44.7794, 1.7247), // Gramat
          new GeoPosition(44.8593, 1.8913), // Saint-Céré
          new GeoPosition(44.8979, 1.4738), // Souillac
          new GeoPosition(44.9283, 1.8465), // Biars-sur-Cère
          new GeoPosition(44.9151, 1.8381), // Bretenoux
          new GeoPosition(44.9367, 1.6085), // Martel
          new GeoPosition(44.9531, 1.7033), // Vayrac
          new GeoPosition(44.5048, 1.1378), // Puy-l'Évêque
          new GeoPosition(44.5043, 1.1878), // Prayssac
          new GeoPosition(44.4783, 1.2868), // Luzech
          new GeoPosition(44.4855, 1.8426), // Cajarc
          new GeoPosition(44.7285, 1.9253), // Lacapelle-Marival
          new GeoPosition(44.8010, 2.0714), // Latronquière
          new GeoPosition(44.6531, 1.5777), // Labastide-Murat
          new GeoPosition(44.2687, 1.3530), // Castelnau-Montratier
          new GeoPosition(44.3388, 1.2092), // Montcuq
          new GeoPosition(44.3384, 1.5452), // Lalbenque
          new GeoPosition(44.3965, 1.7784), // Limogne
          new GeoPosition(44.6457, 1.2205), // Cazals
          new GeoPosition(44.6813, 1.2647)); // Salviac

  private Towns() {}

  /** Those that ship, with an office of the CAF in Cahors and one in Figeac, and these changes. */
  static ImpactParameters parameters(Map<ImpactParameter, Double> changes) {
    return parameters(changes, EmissionFactorScope.FULL);
  }

  static ImpactParameters parameters(
      Map<ImpactParameter, Double> changes, EmissionFactorScope scope) {
    SortedMap<ServiceCode, List<ImpactOffice>> offices =
        new TreeMap<>(Comparator.comparing(ServiceCode::value));
    offices.put(
        CAF,
        List.of(
            new ImpactOffice("Agence de Cahors", "Cahors", CAHORS),
            new ImpactOffice("Permanence de Figeac", "Figeac", FIGEAC)));
    Map<ImpactParameter, Double> values = new EnumMap<>(ImpactParameter.class);
    values.putAll(changes);
    return new ImpactParameters("ADEME", scope, values, offices);
  }
}
