#!/usr/bin/env dotnet-script
#r "nuget: Newtonsoft.Json, 13.0.1"
#load "lib/helpers.csx"
using System;

var greeting = "hello";
const int Limit = 3;
int a = 1, b = 2;
Console.WriteLine(greeting);
if (Limit > 2)
{
    var inner = a + b;
}

string Shout(string s) => s.ToUpper();

class Helper { }
