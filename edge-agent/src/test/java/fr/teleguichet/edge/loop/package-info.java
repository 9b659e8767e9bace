/** Tests of the package of the same name. */
@NullMarked
package fr.teleguichet.edge.loop;

import org.jspecify.annotations.NullMarked;
