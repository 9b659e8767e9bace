/** Tests of the package of the same name. */
@NullMarked
package fr.teleguichet.edge.header;

import org.jspecify.annotations.NullMarked;
