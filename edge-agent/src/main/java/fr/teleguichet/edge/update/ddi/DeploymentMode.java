package fr.teleguichet.edge.update.ddi;

/** How much the server wants something: {@code download} and {@code update} of a deployment. */
public enum DeploymentMode {
  /** Not now. */
  SKIP,
  /** When it suits the kiosk. */
  ATTEMPT,
  /** As soon as it can be; a citizen is not disturbed all the same. */
  FORCED
}
