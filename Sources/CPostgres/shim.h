// The libpq header lies in a folder that pkg-config names; this header keeps the name out of the module map.
#ifndef CPOSTGRES_SHIM_H
#define CPOSTGRES_SHIM_H

#include <libpq-fe.h>

// libpq names the fields of an error by character macros, which Swift does not import.
static const int cpostgres_diag_sqlstate = PG_DIAG_SQLSTATE;
static const int cpostgres_diag_message_primary = PG_DIAG_MESSAGE_PRIMARY;
static const int cpostgres_diag_constraint_name = PG_DIAG_CONSTRAINT_NAME;
static const int cpostgres_diag_column_name = PG_DIAG_COLUMN_NAME;

#endif
