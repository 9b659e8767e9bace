/** The MariaDB server, embedded or somebody else's, and the schema in it. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.platform.database;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
