/** The package. */
@NonNullApi
package com.example.app;

import org.example.NonNullApi;
