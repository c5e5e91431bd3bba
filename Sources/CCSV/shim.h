// The header lies in a folder that the system names; this one keeps the name out of the module map.
#ifndef CCSV_SHIM_H
#define CCSV_SHIM_H

#include <csv.h>

#endif
