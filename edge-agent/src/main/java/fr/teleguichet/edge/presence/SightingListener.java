package fr.teleguichet.edge.presence;

/** Who is told what each sensor says, many times a second; called on the loop. */
public interface SightingListener {

  /** A sensor said something. */
  void onSighting(SensorStatement sighting);
}
