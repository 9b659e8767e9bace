package fr.teleguichet.fleet.alert;

import java.time.Duration;

/**
 * An alert that is not resolved, as far as the engine has to know it.
 *
 * @param begun when its first condition began, on the engine's own time
 */
record ActiveAlert(long id, AlertKind kind, AlertGroupKey cause, Duration begun) {}
