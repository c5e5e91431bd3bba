// The header lies in a folder that the system names; this one keeps the name out of the module map.
#ifndef CXLSXWRITER_SHIM_H
#define CXLSXWRITER_SHIM_H

#include <xlsxwriter.h>

#endif
