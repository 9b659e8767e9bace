/** Random secrets that people, browsers and scripts are given; only their digests are stored. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.account.secret;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
