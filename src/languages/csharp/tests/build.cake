#load "./build/tasks.cake"
#l "local:?path=more.cake"
#addin nuget:?package=Cake.Git
#tool dotnet:?package=GitVersion.Tool

var target = Argument("target", "Default");

Task("Build")
    .IsDependentOn("Clean")
    .Does(() =>
{
    var files = GetFiles("**/*.cs");
});

RunTarget(target);
