/**
 * Why a service does not do what it is asked: one closed list of reasons, free of the way it was
 * asked. {@code web.api.RefusalStatusMapper} says once what each is over HTTP.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.refusal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
